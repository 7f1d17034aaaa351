package app.matinee.client.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.session.UserAction;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandReaderTest {
    @Test
    void wishesBecomeActions() throws BadCommandException {
        assertThat(CommandReader.read("{\"do\":\"seek\",\"positionMs\":90000}"))
                .isEqualTo(new ControlCommand.Wish(new UserAction.SeekTo(90_000)));
        assertThat(CommandReader.read("{\"do\":\"say\",\"text\":\"hi\"}"))
                .isEqualTo(new ControlCommand.Wish(new UserAction.Say("hi")));
        assertThat(CommandReader.read("{\"do\":\"pause\"}"))
                .isEqualTo(new ControlCommand.SetPlaying(false));
        assertThat(CommandReader.read("{\"do\":\"screenshot\",\"file\":\"a.png\"}"))
                .isEqualTo(new ControlCommand.Screenshot(Path.of("a.png")));
        assertThat(CommandReader.read("{\"do\":\"press\",\"key\":\"I\",\"shortcut\":true}"))
                .isEqualTo(new ControlCommand.Press("I", true, false));
        assertThat(
                        CommandReader.read(
                                "{\"do\":\"press\",\"key\":\"D\",\"shortcut\":true,\"shift\":true}"))
                .isEqualTo(new ControlCommand.Press("D", true, true));
        assertThat(CommandReader.read("{\"do\":\"drawn_camera\",\"name\":\"Ana\"}"))
                .isEqualTo(
                        new ControlCommand.Wish(
                                new UserAction.ChooseCamera(new CameraChoice.Drawn("Ana"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{}",
                "{\"do\":7}",
                "{\"do\":\"dance\"}",
                "{\"do\":\"seek\"}",
                "{\"do\":\"seek\",\"positionMs\":\"1\"}",
                "{\"do\":\"seek\",\"positionMs\":1.5}",
                "{\"do\":\"fullscreen\"}",
                "{\"do\":\"camera\",\"on\":1}",
                "{\"do\":\"press\",\"key\":\"D\",\"shortcut\":true,\"shift\":1}",
                "{\"do\":\"rate\",\"rate\":\"fast\"}",
                "{\"do\":\"start\",\"name\":\"Ana\"}",
                "{\"do\":\"start\",\"server\":\"::\",\"name\":\"Ana\"}",
                "{\"do\":\"join\",\"server\":\"http://h\",\"name\":\"Ana\",\"room\":\"no\"}",
            })
    void badLinesAreRefusedWithASentence(String line) {
        assertThatThrownBy(() -> CommandReader.read(line))
                .isInstanceOf(BadCommandException.class)
                .message()
                .isNotBlank();
    }
}
