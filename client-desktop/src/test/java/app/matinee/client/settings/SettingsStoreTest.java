package app.matinee.client.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.rtc.CameraChoice;
import app.matinee.client.rtc.MicrophoneChoice;
import app.matinee.client.rtc.VoiceProcessing;
import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Ducking;
import app.matinee.client.session.Sound;
import app.matinee.client.settings.Settings.RecentRoom;
import app.matinee.client.settings.Settings.WindowBounds;
import app.matinee.protocol.RoomId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsStoreTest {
    private static final URI SERVER = URI.create("http://cinema.test:8080");

    @TempDir Path base;

    private SettingsStore open() {
        return SettingsStore.open(base.resolve("made/when/needed"), Runnable::run);
    }

    @Test
    void whatWasChosenIsThereTheNextTime() {
        SettingsStore store = open();
        store.sound(new Sound(0.4, true, -120));
        store.visited(SERVER, new RoomId("ABCD1234"), "Friday", "Ana");
        store.update(
                s -> s.withWindow(new WindowBounds(1, 2, 900, 600, true)).withPanelOpen(false));

        CallChoices calls =
                new CallChoices(
                        new MicrophoneChoice.Device("mic 2"),
                        new CameraChoice.Drawn("Ana"),
                        new VoiceProcessing(false, true, false),
                        true,
                        true,
                        true,
                        new Ducking(false, 0.5));
        store.callChoices(calls);

        assertThat(open().callChoices()).isEqualTo(calls);
        assertThat(open().current()).isEqualTo(store.current());
        assertThat(open().current().name()).isEqualTo("Ana");
        assertThat(open().current().sound().audioDelayMs()).isEqualTo(-120);
    }

    @Test
    void nineRoomsLeaveTheNewestEight() {
        SettingsStore store = open();
        for (int i = 1; i <= 9; i++) {
            store.visited(SERVER, new RoomId("ROOM000" + i), "Room", "Ana");
        }
        store.visited(SERVER, new RoomId("ROOM0005"), "Renamed", "Ana");

        assertThat(store.current().recentRooms()).hasSize(8);
        RecentRoom newest = store.current().recentRooms().getFirst();
        assertThat(newest)
                .isEqualTo(
                        new RecentRoom(SERVER, new RoomId("ROOM0005"), "Renamed", newest.atMs()));
        assertThat(newest.atMs()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "nonsense", "{\"name\":1,\"name\":2}"})
    void brokenFileIsKeptAsideAndTheUsualIsUsed(String text) throws IOException {
        Files.writeString(base.resolve("settings.json"), text);
        SettingsStore store = SettingsStore.open(base, Runnable::run);

        assertThat(store.current()).isEqualTo(Settings.USUAL);
        assertThat(base.resolve("settings.json.broken")).hasContent(text);
    }

    @Test
    void impossibleValuesAreMended() throws IOException {
        Files.writeString(
                base.resolve("settings.json"),
                """
                {"name": 7, "server": "file:///x", "volume": 99, "audioDelayMs": 100000,
                 "window": {"width": -1}, "recentRooms": [{"roomId": "no"}, 5], "new": true,
                 "calls": {"microphone": 3, "duckTo": "loud", "voiceOnly": "yes"}}
                """);
        Settings settings = SettingsStore.open(base, Runnable::run).current();

        assertThat(settings).isEqualTo(Settings.USUAL.withSound(new Sound(1, false, 500)));
    }
}
