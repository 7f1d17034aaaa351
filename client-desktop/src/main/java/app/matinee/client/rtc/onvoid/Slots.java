package app.matinee.client.rtc.onvoid;

import app.matinee.client.rtc.CallEvent;
import app.matinee.client.rtc.CallsListener;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.FrameStore;
import app.matinee.client.rtc.MediaDevices;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.rtc.ScreenSource;
import app.matinee.client.rtc.SendPlan;
import app.matinee.client.rtc.Slot;
import app.matinee.client.rtc.SlotState;
import app.matinee.client.rtc.StreamId;
import app.matinee.client.rtc.VoiceProcessing;
import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one sends: a microphone, a camera and a screen, each on or off, and who stands in when a
/// device goes. The tracks live as long as the engine; what changes is who fills them and whether
/// they are sent.
///
/// Owner's thread.
final class Slots implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Slots.class);

    /// A capturer that shows nothing for this long has lost what it captures: a window that was
    /// closed, a camera that was unplugged. The library says nothing by itself.
    private static final long SILENT_NANOS = 2_000_000_000L;

    /// What a capturer may take before its first picture.
    private static final long START_NANOS = 5_000_000_000L;

    /// Looking for devices costs a few milliseconds; falling back is wanted within two seconds.
    private static final long DEVICES_NANOS = 1_000_000_000L;

    private final Sound sound;
    private final Owner owner;
    private final Consumer<CallEvent.SlotChanged> changed;
    private final VideoFeed camera;
    private final VideoFeed screen;
    private final Map<Slot, Boolean> on = new EnumMap<>(Slot.class);
    private final Cameras cameras = new Cameras();
    private @Nullable CallsListener devicesListener;
    private MediaDevices known;
    private AudioTrack microphone;
    private VoiceProcessing processing = VoiceProcessing.ALL;
    private MicrophoneChoice microphoneChoice = new MicrophoneChoice.Off();
    private CameraChoice cameraChoice = new CameraChoice.Off();
    private @Nullable Capturer cameraCapturer;
    private @Nullable Capturer screenCapturer;
    private long cameraOpenedNanos;
    private long screenOpenedNanos;
    private long devicesLookedNanos;
    private @Nullable Thumbnails thumbnails;
    private @Nullable MicrophoneMeter meter;
    private boolean meterTried;
    private boolean microphoneMuted;

    Slots(Sound sound, Owner owner, FrameStore store, Consumer<CallEvent.SlotChanged> changed) {
        this.sound = sound;
        this.owner = owner;
        this.changed = changed;
        SendPlan.Video first = new SendPlan.Send(640, 360, 15, 0);
        microphone = sound.microphoneTrack(processing);
        enableMicrophone();
        camera = new VideoFeed(sound.factory(), StreamId.own(Slot.CAMERA), store, first);
        screen =
                new VideoFeed(
                        sound.factory(),
                        StreamId.own(Slot.SCREEN),
                        store,
                        new SendPlan.Send(1_280, 720, 15, 0));
        known = new MediaDevices(List.of(), List.of(), sound.isReal());
    }

    /// What a slot sends while it is on; null while it is off.
    @Nullable MediaStreamTrack track(Slot slot) {
        return on.getOrDefault(slot, false) ? placeholders().get(slot) : null;
    }

    /// A track for each slot, on or off.
    Map<Slot, MediaStreamTrack> placeholders() {
        return Map.of(
                Slot.MICROPHONE, microphone,
                Slot.CAMERA, camera.track(),
                Slot.SCREEN, screen.track());
    }

    void use(SendPlan plan) {
        camera.use(plan.camera());
        screen.use(plan.screen());
    }

    // --- microphone

    void useMicrophone(MicrophoneChoice choice) {
        microphoneChoice = choice;
        switch (choice) {
            case MicrophoneChoice.Off off -> become(Slot.MICROPHONE, SlotState.OFF);
            case MicrophoneChoice.SystemDefault any ->
                    become(
                            Slot.MICROPHONE,
                            sound.microphones().isEmpty() ? SlotState.NO_DEVICE : SlotState.LIVE);
            case MicrophoneChoice.Device device -> {
                Optional<AudioDevice> wanted =
                        sound.microphones().stream()
                                .filter(d -> id(d).equals(device.id()))
                                .findFirst();
                wanted.ifPresent(sound::select);
                become(Slot.MICROPHONE, wanted.isPresent() ? SlotState.LIVE : SlotState.NO_DEVICE);
            }
        }
    }

    /// @return whether the microphone has another track now, which connections have to be given
    boolean processVoice(VoiceProcessing how) {
        if (how.equals(processing)) {
            return false;
        }
        processing = how;
        microphone.setEnabled(false);
        microphone = sound.microphoneTrack(how);
        enableMicrophone();
        return true;
    }

    /// PulseAudio's devices have a name and no descriptor.
    static String id(Device device) {
        return Objects.requireNonNullElse(device.getDescriptor(), device.getName());
    }

    /// The microphone's track, on or off.
    AudioTrack microphone() {
        return microphone;
    }

    void muteMicrophone(boolean muted) {
        microphoneMuted = muted;
        enableMicrophone();
    }

    /// A closed microphone is silenced too, and not only taken from the senders: whoever sends it
    /// by mistake sends nothing.
    private void enableMicrophone() {
        microphone.setEnabled(on.getOrDefault(Slot.MICROPHONE, false) && !microphoneMuted);
    }

    boolean isMicrophoneMuted() {
        return microphoneMuted;
    }

    /// Measures one's own level while nobody is connected, and stops when somebody is.
    ///
    /// @return the level, 0 while not measuring
    double ownLevel(boolean wanted) {
        if (!wanted) {
            if (meter != null) {
                meter.close();
                meter = null;
            }
            meterTried = false;
            return 0;
        }
        if (meter == null && !meterTried) {
            meterTried = true;
            meter =
                    sound.microphones().stream()
                            .findFirst()
                            .flatMap(MicrophoneMeter::open)
                            .orElse(null);
        }
        return meter == null ? 0 : meter.level();
    }

    // --- camera

    void useCamera(CameraChoice choice, SendPlan plan) {
        closeCamera();
        cameraChoice = choice;
        camera.use(plan.camera());
        become(Slot.CAMERA, openCamera(choice));
    }

    private SlotState openCamera(CameraChoice choice) {
        cameraOpenedNanos = System.nanoTime();
        return switch (choice) {
            case CameraChoice.Off off -> SlotState.OFF;
            case CameraChoice.Drawn drawn -> {
                cameraCapturer = new DrawnCamera(camera, drawn.name());
                yield SlotState.LIVE;
            }
            case CameraChoice.Any any -> openFirst(cameras.all());
            case CameraChoice.Device device ->
                    openFirst(
                            cameras.all().stream().filter(d -> id(d).equals(device.id())).toList());
        };
    }

    private SlotState openFirst(List<VideoDevice> devices) {
        for (VideoDevice device : devices) {
            Optional<Capturer> opened = DeviceCamera.open(device, cameras.modes(device), camera);
            if (opened.isPresent()) {
                cameraCapturer = opened.get();
                return SlotState.LIVE;
            }
        }
        return devices.isEmpty() ? SlotState.NO_DEVICE : SlotState.REFUSED;
    }

    private void closeCamera() {
        if (cameraCapturer != null) {
            cameraCapturer.close();
            cameraCapturer = null;
        }
        camera.pause();
    }

    // --- screen

    /// Tells what can be shared, and then how it looks.
    void listScreens(CallsListener listener) {
        SlotState able = ScreenAccess.check(System.getenv());
        List<ScreenSource> sources =
                able == SlotState.LIVE ? ScreenAccess.sources(parent()) : List.of();
        listener.happened(new CallEvent.Screens(able, sources));
        if (thumbnails == null) {
            thumbnails =
                    new Thumbnails(
                            sound.factory(),
                            owner,
                            (of, picture) ->
                                    listener.happened(new CallEvent.ScreenThumbnail(of, picture)));
        }
        thumbnails.take(sources.stream().map(ScreenSource::choice).toList());
    }

    /// The program this engine belongs to.
    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(-1L);
    }

    void useScreen(ScreenChoice choice, SendPlan plan) {
        closeScreen();
        screen.use(plan.screen());
        if (choice instanceof ScreenChoice.Off) {
            become(Slot.SCREEN, SlotState.OFF);
            return;
        }
        SlotState unable = ScreenAccess.check(System.getenv());
        if (unable != SlotState.LIVE) {
            become(Slot.SCREEN, unable);
            return;
        }
        screenOpenedNanos = System.nanoTime();
        screenCapturer = new ScreenCapture(sound.factory(), choice, screen::captured);
        become(Slot.SCREEN, SlotState.LIVE);
    }

    private void closeScreen() {
        if (screenCapturer != null) {
            screenCapturer.close();
            screenCapturer = null;
        }
        screen.pause();
    }

    // --- what goes by itself

    /// Looks for what is gone. A few times a second.
    void look(long nowNanos) {
        if (screenCapturer != null && silent(screen, screenOpenedNanos, nowNanos)) {
            LOG.info("The shared window shows nothing any more");
            closeScreen();
            become(Slot.SCREEN, SlotState.WINDOW_CLOSED);
        }
        if (cameraCapturer instanceof DeviceCamera && silent(camera, cameraOpenedNanos, nowNanos)) {
            LOG.info("The camera shows nothing any more");
            fallBack();
        }
        boolean uses =
                !(microphoneChoice instanceof MicrophoneChoice.Off)
                        || cameraCapturer instanceof DeviceCamera;
        if ((uses || devicesListener != null) && nowNanos - devicesLookedNanos > DEVICES_NANOS) {
            devicesLookedNanos = nowNanos;
            lookAtDevices(false);
        }
    }

    private static boolean silent(VideoFeed feed, long openedNanos, long nowNanos) {
        return feed.lastFrameNanos() == 0
                ? nowNanos - openedNanos > START_NANOS
                : nowNanos - feed.lastFrameNanos() > SILENT_NANOS;
    }

    /// Another camera, if there is one: a film is no time for dialogues.
    private void fallBack() {
        closeCamera();
        cameraChoice = new CameraChoice.Any();
        SlotState state = openCamera(cameraChoice);
        become(Slot.CAMERA, state == SlotState.LIVE ? SlotState.LIVE : SlotState.LOST);
    }

    void listDevices(CallsListener listener) {
        devicesListener = listener;
        lookAtDevices(true);
    }

    private void lookAtDevices(boolean always) {
        List<AudioDevice> heard = sound.microphones();
        List<VideoDevice> seen = cameras.all();
        MediaDevices now =
                new MediaDevices(
                        seen.stream()
                                .map(d -> new MediaDevices.Device(id(d), d.getName()))
                                .toList(),
                        heard.stream()
                                .map(d -> new MediaDevices.Device(id(d), d.getName()))
                                .toList(),
                        sound.isReal());
        if (!always && now.equals(known)) {
            return;
        }
        known = now;
        if (devicesListener != null) {
            devicesListener.happened(new CallEvent.Devices(now));
        }
        lookAtMicrophone(heard);
        if (cameraCapturer instanceof DeviceCamera used
                && seen.stream().noneMatch(d -> id(d).equals(used.device()))) {
            LOG.info("The camera is gone");
            fallBack();
        }
    }

    /// A microphone that is gone gives way to what the system has instead; one that is plugged in
    /// again is used again.
    private void lookAtMicrophone(List<AudioDevice> heard) {
        boolean live = on.getOrDefault(Slot.MICROPHONE, false);
        switch (microphoneChoice) {
            case MicrophoneChoice.Off off -> {}
            case MicrophoneChoice.SystemDefault any -> {
                if (live && heard.isEmpty()) {
                    become(Slot.MICROPHONE, SlotState.LOST);
                } else if (!live && !heard.isEmpty()) {
                    useMicrophone(any);
                }
            }
            case MicrophoneChoice.Device device -> {
                if (heard.stream().noneMatch(d -> id(d).equals(device.id()))) {
                    useMicrophone(new MicrophoneChoice.SystemDefault());
                }
            }
        }
    }

    private void become(Slot slot, SlotState state) {
        on.put(slot, state == SlotState.LIVE);
        enableMicrophone();
        changed.accept(new CallEvent.SlotChanged(slot, state));
    }

    /// After all connections, before the factory.
    @Override
    public void close() {
        Owner.step("closing the meter", () -> ownLevel(false));
        Owner.step("closing the camera", this::closeCamera);
        Owner.step("closing the screen", this::closeScreen);
        if (thumbnails != null) {
            Owner.step("closing the thumbnails", thumbnails::close);
        }
        Owner.step("closing the camera's track", camera::close);
        Owner.step("closing the screen's track", screen::close);
    }
}
