package app.matinee.client.settings;

import app.matinee.protocol.codec.BadMessageException;
import app.matinee.protocol.codec.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Who this person is to each server, in a file only they can read: apart from the settings, which
/// people show to others. Whoever loses it is a new person, no more. Thread-safe.
final class IdentityFile {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityFile.class);
    private static final String FILE = "identities.json";

    /// Servers remembered; the one not met for longest is forgotten.
    private static final int KEPT = 50;

    private final Path file;
    private final Map<String, String> tokens =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                    return size() > KEPT;
                }
            };

    private IdentityFile(Path file) {
        this.file = file;
    }

    /// Reads what there is. Blocks.
    static IdentityFile open(Path folder) {
        IdentityFile identities = new IdentityFile(folder.resolve(FILE));
        try {
            JsonNode json = Json.parse(Files.readString(identities.file));
            json.properties()
                    .forEach(each ->
                            identities.tokens.put(each.getKey(), each.getValue().stringValue("")));
            identities.tokens.values().removeIf(String::isEmpty);
        } catch (NoSuchFileException e) {
            LOG.debug("Nobody knows this person yet");
        } catch (IOException | BadMessageException e) {
            LOG.warn("Who this person was to servers cannot be read: {}", e.toString());
        }
        return identities;
    }

    synchronized Optional<String> at(URI server) {
        return Optional.ofNullable(tokens.get(server.toString()));
    }

    /// @param token null to forget
    /// @return whether that is news, to be written by [#write]
    synchronized boolean set(URI server, @Nullable String token) {
        String before =
                token == null
                        ? tokens.remove(server.toString())
                        : tokens.put(server.toString(), token);
        return before == null ? token != null : !before.equals(token);
    }

    private synchronized String text() {
        ObjectNode json = Json.object();
        tokens.forEach(json::put);
        return Json.write(json);
    }

    /// Blocks.
    void write() {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "identities", ".new", ownersOnly());
            Files.writeString(fresh, text());
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Who this person is to servers was not written: {}", e.toString());
        }
    }

    /// On Windows the folder's own rights hold.
    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
