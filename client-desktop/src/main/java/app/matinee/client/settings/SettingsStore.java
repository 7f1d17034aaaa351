package app.matinee.client.settings;

import app.matinee.client.session.CallChoices;
import app.matinee.client.session.Keepsakes;
import app.matinee.client.session.Sound;
import app.matinee.protocol.RoomId;
import app.matinee.protocol.codec.BadMessageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The settings file. Reading happens once, in [#open]; every change is written in the background,
/// whole and atomically, so that a crash leaves the old file or the new one. Thread-safe.
public final class SettingsStore implements Keepsakes {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
    private static final String FILE = "settings.json";

    private final Path file;
    private final IdentityFile identities;
    private final Executor disk;
    private Settings settings;

    private SettingsStore(Path file, Settings settings, IdentityFile identities, Executor disk) {
        this.file = file;
        this.identities = identities;
        this.settings = settings;
        this.disk = disk;
    }

    /// Reads the file, or begins with the usual when there is none. One that cannot be read is kept
    /// aside as `settings.json.broken`. Blocks.
    ///
    /// @param folder made when missing, at the first write
    /// @param disk runs the writes, one at a time, in order
    public static SettingsStore open(Path folder, Executor disk) {
        Path file = folder.resolve(FILE);
        return new SettingsStore(file, read(file), IdentityFile.open(folder), disk);
    }

    private static Settings read(Path file) {
        try {
            return SettingsJson.read(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Settings.USUAL;
        } catch (IOException | BadMessageException e) {
            LOG.warn("The settings cannot be read and are kept aside: {}", e.toString());
            keepAside(file);
            return Settings.USUAL;
        }
    }

    private static void keepAside(Path file) {
        try {
            Files.move(
                    file,
                    file.resolveSibling(FILE + ".broken"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("They cannot be kept aside either: {}", e.toString());
        }
    }

    public synchronized Settings current() {
        return settings;
    }

    public synchronized void update(UnaryOperator<Settings> change) {
        Settings next = change.apply(settings);
        if (!next.equals(settings)) {
            settings = next;
            disk.execute(() -> write(next));
        }
    }

    private void write(Settings wanted) {
        synchronized (this) {
            if (!wanted.equals(settings)) {
                // A newer one is already on its way.
                return;
            }
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = file.resolveSibling(FILE + ".new");
            Files.writeString(fresh, SettingsJson.write(wanted));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The settings cannot be written: {}", e.toString());
        }
    }

    @Override
    public void sound(Sound sound) {
        update(s -> s.withSound(sound));
    }

    @Override
    public void callChoices(CallChoices choices) {
        update(s -> s.withCalls(choices));
    }

    @Override
    public CallChoices callChoices() {
        return current().calls();
    }

    @Override
    public void identity(URI server, @Nullable String token) {
        if (identities.set(server, token)) {
            disk.execute(identities::write);
        }
    }

    @Override
    public Optional<String> identityAt(URI server) {
        return identities.at(server);
    }

    @Override
    public void visited(URI server, RoomId roomId, String title, String name) {
        update(s ->
                s.withName(name)
                        .withServer(server)
                        .visited(
                                new Settings.RecentRoom(
                                        server, roomId, title, System.currentTimeMillis())));
    }
}
