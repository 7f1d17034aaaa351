package app.matinee.client.platform;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One window per person: a second start hands its link to the first and ends.
///
/// A file lock says who is first, since the system frees it when a process dies. The link travels
/// through a Unix domain socket beside it, in a folder only this person can open.
public final class SingleInstance implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SingleInstance.class);
    private static final int MAX_BYTES = 4_096;

    private final FileChannel lockFile;
    private final FileLock lock;
    private final @Nullable ServerSocketChannel door;

    private SingleInstance(
            FileChannel lockFile, FileLock lock, @Nullable ServerSocketChannel door) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.door = door;
    }

    /// Becomes the one instance, or hands `link` to the one there is. Blocks for a moment.
    ///
    /// @param folder [Folders#state]
    /// @param link what this start was asked to open; may be empty
    /// @param received told of later starts' links, on a thread of its own; empty means "show
    ///   yourself"
    /// @return empty when another instance has taken over: this one ends
    /// @throws IOException when the folder cannot be used; the program may run all the same
    public static Optional<SingleInstance> claim(
            Path folder, String link, Consumer<String> received) throws IOException {
        Files.createDirectories(folder);
        FileChannel file =
                FileChannel.open(
                        folder.resolve("instance.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        Path socket = folder.resolve("instance.socket");
        FileLock lock = tryLock(file);
        if (lock == null) {
            file.close();
            handOver(socket, link);
            return Optional.empty();
        }
        return Optional.of(new SingleInstance(file, lock, listen(socket, received)));
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held within this very JVM, as in a test.
            return null;
        }
    }

    private static void handOver(Path socket, String link) throws IOException {
        byte[] bytes = link.getBytes(StandardCharsets.UTF_8);
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            ByteBuffer left = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, MAX_BYTES));
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
    }

    private static @Nullable ServerSocketChannel listen(Path socket, Consumer<String> received) {
        try {
            // Left behind by an instance that died; the lock says that nobody uses it.
            Files.deleteIfExists(socket);
            ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            channel.bind(UnixDomainSocketAddress.of(socket));
            Thread.ofVirtual().name("instance").start(() -> accept(channel, received));
            return channel;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn("Links cannot be handed to this instance: {}", e.toString());
            return null;
        }
    }

    private static void accept(ServerSocketChannel door, Consumer<String> received) {
        while (door.isOpen()) {
            try (SocketChannel caller = door.accept()) {
                received.accept(read(caller));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.warn("A link could not be received: {}", e.toString());
            }
        }
    }

    private static String read(SocketChannel caller) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_BYTES);
        int count = 0;
        while (count >= 0 && bytes.hasRemaining()) {
            count = caller.read(bytes);
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    /// Lets another instance be the first. Idempotent.
    @Override
    public void close() throws IOException {
        if (door != null) {
            door.close();
        }
        if (lock.isValid()) {
            lock.release();
        }
        lockFile.close();
    }
}
