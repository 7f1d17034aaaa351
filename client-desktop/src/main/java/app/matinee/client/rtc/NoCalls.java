package app.matinee.client.rtc;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Calls on a machine that has no engine for them: devices are said to be missing, the party goes
/// on without faces and voices.
public final class NoCalls implements Calls {
    private volatile CallsListener listener = event -> {};

    @Override
    public void perform(CallCommand command) {
        switch (command) {
            case CallCommand.UseMicrophone(MicrophoneChoice choice) ->
                    missing(Slot.MICROPHONE, choice instanceof MicrophoneChoice.Off);
            case CallCommand.UseCamera(CameraChoice choice) ->
                    missing(Slot.CAMERA, choice instanceof CameraChoice.Off);
            case CallCommand.UseScreen(ScreenChoice choice) ->
                    missing(Slot.SCREEN, choice instanceof ScreenChoice.Off);
            case CallCommand.ListDevices list ->
                    listener.happened(
                            new CallEvent.Devices(new MediaDevices(List.of(), List.of(), false)));
            case CallCommand.ListScreens list ->
                    listener.happened(new CallEvent.Screens(SlotState.NO_DISPLAY, List.of()));
            // Nobody is reached and nothing is sent.
            case CallCommand other -> {}
        }
    }

    private void missing(Slot slot, boolean off) {
        listener.happened(
                new CallEvent.SlotChanged(slot, off ? SlotState.OFF : SlotState.NO_DEVICE));
    }

    @Override
    public void setListener(CallsListener newListener) {
        listener = newListener;
    }

    @Override
    public VideoFrames frames() {
        return NO_FRAMES;
    }

    @Override
    public void close() {}

    private static final VideoFrames NO_FRAMES =
            new VideoFrames() {
                @Override
                public Optional<Frame> newest(StreamId stream) {
                    return Optional.empty();
                }

                @Override
                public Optional<Frame> copyNewest(StreamId stream, ByteBuffer target) {
                    return Optional.empty();
                }
            };
}
