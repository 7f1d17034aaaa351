package app.matinee.client.control;

import app.matinee.client.control.ControlCommand.FullScreen;
import app.matinee.client.control.ControlCommand.Press;
import app.matinee.client.control.ControlCommand.PutOn;
import app.matinee.client.control.ControlCommand.Quit;
import app.matinee.client.control.ControlCommand.Sample;
import app.matinee.client.control.ControlCommand.Screenshot;
import app.matinee.client.control.ControlCommand.SetPlaying;
import app.matinee.client.control.ControlCommand.SetWaitFor;
import app.matinee.client.control.ControlCommand.State;
import app.matinee.client.control.ControlCommand.Wish;
import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.ScreenChoice;
import app.matinee.client.session.UserAction;
import app.matinee.protocol.MediaId;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.RoomPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one line: `{"do":"seek","positionMs":90000}`.
final class CommandReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private CommandReader() {}

    static ControlCommand read(String line) throws BadCommandException {
        try {
            return command(object(line));
        } catch (IllegalArgumentException refusedByARecord) {
            throw new BadCommandException(String.valueOf(refusedByARecord.getMessage()));
        }
    }

    static JsonNode object(String line) throws BadCommandException {
        try {
            JsonNode node = JSON.readTree(line);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException e) {
            throw new BadCommandException("The line is not JSON.");
        }
        throw new BadCommandException("The line is not a JSON object.");
    }

    private static ControlCommand command(JsonNode line) throws BadCommandException {
        String what = text(line, "do");
        return switch (what) {
            case "state" -> new State();
            case "sample" -> new Sample();
            case "start" ->
                    new Wish(
                            new UserAction.StartParty(
                                    URI.create(text(line, "server")),
                                    text(line, "name"),
                                    optionalText(line, "title"),
                                    optionalText(line, "password")));
            case "join" ->
                    new Wish(
                            new UserAction.JoinParty(
                                    URI.create(text(line, "server")),
                                    text(line, "name"),
                                    new RoomId(text(line, "room")),
                                    optionalText(line, "password")));
            case "leave" -> new Wish(new UserAction.Leave());
            case "reconnect" -> new Wish(new UserAction.ReconnectNow());
            case "play" -> new SetPlaying(true);
            case "pause" -> new SetPlaying(false);
            case "seek" -> new Wish(new UserAction.SeekTo(wholeNumber(line, "positionMs")));
            case "rate" -> new Wish(new UserAction.ChangeRate(number(line, "rate")));
            case "put_on" -> new PutOn(new MediaId(text(line, "media")));
            case "say" -> new Wish(new UserAction.Say(text(line, "text")));
            case "react" -> new Wish(new UserAction.React(text(line, "emoji")));
            case "resync" -> new Wish(new UserAction.Resync());
            case "refresh_library" -> new Wish(new UserAction.RefreshLibrary());
            case "volume" -> new Wish(new UserAction.SetVolume(number(line, "volume")));
            case "wait_for" ->
                    new SetWaitFor(
                            RoomPolicy.WaitFor.valueOf(text(line, "who").toUpperCase(Locale.ROOT)));
            case "audio_delay" ->
                    new Wish(new UserAction.SetAudioDelay((int) wholeNumber(line, "offsetMs")));
            case "microphone" -> new Wish(new UserAction.SwitchMicrophone(truth(line, "on")));
            case "camera" -> new Wish(new UserAction.SwitchCamera(truth(line, "on")));
            case "drawn_camera" ->
                    new Wish(
                            new UserAction.ChooseCamera(
                                    new CameraChoice.Drawn(text(line, "name"))));
            case "screen" ->
                    new Wish(
                            truth(line, "on")
                                    ? new UserAction.ShareScreen(new ScreenChoice.WholeScreen())
                                    : new UserAction.StopScreen());
            case "fullscreen" -> new FullScreen(truth(line, "on"));
            case "press" ->
                    new Press(
                            text(line, "key"),
                            truth(line, "shortcut"),
                            line.has("shift") && truth(line, "shift"));
            case "screenshot" -> new Screenshot(Path.of(text(line, "file")));
            case "quit" -> new Quit();
            default -> throw new BadCommandException("There is no such command.");
        };
    }

    private static String text(JsonNode line, String name) throws BadCommandException {
        String value = optionalText(line, name);
        if (value == null) {
            throw new BadCommandException("\"" + name + "\" must be a string.");
        }
        return value;
    }

    private static @Nullable String optionalText(JsonNode line, String name) {
        JsonNode value = line.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static long wholeNumber(JsonNode line, String name) throws BadCommandException {
        JsonNode value = line.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new BadCommandException("\"" + name + "\" must be a whole number.");
        }
        return value.longValue();
    }

    private static double number(JsonNode line, String name) throws BadCommandException {
        JsonNode value = line.path(name);
        if (!value.isNumber()) {
            throw new BadCommandException("\"" + name + "\" must be a number.");
        }
        return value.doubleValue();
    }

    private static boolean truth(JsonNode line, String name) throws BadCommandException {
        JsonNode value = line.path(name);
        if (!value.isBoolean()) {
            throw new BadCommandException("\"" + name + "\" must be true or false.");
        }
        return value.booleanValue();
    }
}
