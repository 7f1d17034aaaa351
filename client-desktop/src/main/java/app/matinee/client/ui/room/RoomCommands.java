package app.matinee.client.ui.room;

import app.matinee.client.ui.common.Command;
import app.matinee.client.ui.common.KeyMap;
import app.matinee.client.ui.faces.FacesViewModel;
import app.matinee.client.ui.player.PlaybackViewModel;
import app.matinee.client.ui.queue.QueueViewModel;
import java.util.function.Consumer;

/// Does what a key means.
final class RoomCommands {
    private final RoomViewModel room;
    private final PlaybackViewModel playback;
    private final QueueViewModel queue;
    private final PanelViewModel panel;
    private final FacesViewModel faces;
    private final Consumer<Command> window;

    /// @param window does what needs sheets, focus or the clipboard
    RoomCommands(
            RoomViewModel room,
            PlaybackViewModel playback,
            QueueViewModel queue,
            PanelViewModel panel,
            FacesViewModel faces,
            Consumer<Command> window) {
        this.room = room;
        this.playback = playback;
        this.queue = queue;
        this.panel = panel;
        this.faces = faces;
        this.window = window;
    }

    void perform(KeyMap.Binding binding) {
        int amount = binding.amount();
        switch (binding.command()) {
            case PLAY_PAUSE -> playback.toggle();
            case SEEK_BY -> playback.seekBy(amount);
            case SEEK_TO_PERCENT -> playback.seekToPercent(amount);
            case VOLUME_BY -> playback.volumeBy(amount);
            case MUTE -> playback.toggleMute();
            case SPEED_BY -> playback.speedBy(amount);
            case SPEED_NORMAL -> playback.setSpeed(1);
            case FULL_SCREEN -> room.fullScreen().set(!room.fullScreen().get());
            case LEAVE_FULL_SCREEN -> {
                if (room.fullScreen().get()) {
                    room.fullScreen().set(false);
                } else if (!panel.tuckIn()) {
                    room.figuresShown().set(false);
                }
            }
            case NEXT_IN_QUEUE -> queue.next();
            case STATISTICS -> room.figuresShown().set(!room.figuresShown().get());
            case MICROPHONE -> faces.toggleMicrophone();
            case CAMERA -> faces.toggleCamera();
            case SCREEN -> faces.toggleScreen(() -> window.accept(Command.SCREEN));
            case DEVICES, LIBRARY, SETTINGS, HELP, QUIT, ALWAYS_ON_TOP, INVITE, CHAT, ROOM_RULES ->
                    window.accept(binding.command());
        }
    }
}
