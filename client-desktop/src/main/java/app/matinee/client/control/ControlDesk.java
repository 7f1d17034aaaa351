package app.matinee.client.control;

import app.matinee.client.player.Player;
import app.matinee.client.player.PlayerReading;
import app.matinee.client.session.Party;
import app.matinee.client.session.PartyState;
import app.matinee.client.session.UserAction;
import app.matinee.protocol.Media;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.RoomPolicy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Does what commands say and makes the answers. Any thread.
public final class ControlDesk {
    private final Party party;
    private final Player player;
    private final LongUnaryOperator kernelNanos;
    private final ControlWindow window;
    private final Corrections corrections = new Corrections();

    /// @param kernelNanos from the clock the player is read with to `System.nanoTime()`: they
    ///   differ when a test sets this client's clock wrong
    public ControlDesk(
            Party party, Player player, LongUnaryOperator kernelNanos, ControlWindow window) {
        this.party = party;
        this.player = player;
        this.kernelNanos = kernelNanos;
        this.window = window;
        party.watch(corrections);
    }

    ObjectNode answer(ControlCommand command) throws BadCommandException {
        ObjectNode answer = JsonMapper.shared().createObjectNode().put("ok", true);
        switch (command) {
            case ControlCommand.State() -> {
                ObjectNode state = StateJson.of(party.state());
                state.set("corrections", corrections.json());
                answer.set("state", state);
            }
            case ControlCommand.Sample() -> sample(answer);
            case ControlCommand.Wish(UserAction action) -> party.post(action);
            case ControlCommand.SetPlaying(boolean playing) -> setPlaying(playing);
            case ControlCommand.PutOn(MediaId mediaId) ->
                    party.post(new UserAction.PutOn(inLibrary(mediaId)));
            case ControlCommand.SetWaitFor(RoomPolicy.WaitFor waitFor) -> setWaitFor(waitFor);
            case ControlCommand.FullScreen(boolean on) -> window.fullScreen(on);
            case ControlCommand.Press press -> press(press);
            case ControlCommand.Screenshot(var file) -> {
                try {
                    window.screenshot(file);
                } catch (IOException e) {
                    throw new BadCommandException("The picture cannot be written: " + e);
                }
            }
            case ControlCommand.Quit() -> window.quit();
        }
        return answer;
    }

    /// `atNanos` is the kernel's monotonic clock, which all processes of a machine share: positions
    /// of several clients can be compared by it.
    private void sample(ObjectNode answer) {
        PlayerReading now = player.reading();
        answer.put("status", now.status().name())
                .put("positionMs", now.positionMs())
                .put("atNanos", kernelNanos.applyAsLong(now.atNanos()));
    }

    private void setPlaying(boolean playing) throws BadCommandException {
        if (room().film().timeline().playing() != playing) {
            party.post(new UserAction.TogglePlay());
        }
    }

    private void press(ControlCommand.Press press) throws BadCommandException {
        try {
            window.press(press.key(), press.shortcut(), press.shift());
        } catch (IllegalArgumentException e) {
            throw new BadCommandException("There is no such key.");
        }
    }

    private void setWaitFor(RoomPolicy.WaitFor waitFor) throws BadCommandException {
        RoomPolicy was = room().policy();
        party.post(new UserAction.ChangePolicy(was.waitingFor(waitFor)));
    }

    private Media inLibrary(MediaId mediaId) throws BadCommandException {
        @Nullable List<Media> library = room().library();
        return Objects.requireNonNullElse(library, List.<Media>of()).stream()
                .filter(media -> media.id().equals(mediaId))
                .findFirst()
                .orElseThrow(() -> new BadCommandException("The library has no such film."));
    }

    private PartyState.Room room() throws BadCommandException {
        PartyState.Room room = party.state().room();
        if (room == null) {
            throw new BadCommandException("This client is in no room.");
        }
        return room;
    }
}
