package app.matinee.server.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.matinee.protocol.RoomId;
import app.matinee.server.store.StoreReadOnlyException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk of eight megabytes that somebody fills. Needs the right to mount one: root on Linux.
class FullDiskTest {
    private static final RoomId ROOM = new RoomId("AAAA1111");

    @TempDir private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws InterruptedException {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk.toString());
        assumeTrue(mounted, "no right to mount a small disk");
    }

    @AfterEach
    void unmount() throws InterruptedException {
        if (mounted) {
            // Lazily: the driver may have unpacked its library there, which stays in use.
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void theStoreRefusesChangesAndGoesOnWhenThereIsSpaceAgain() throws IOException {
        List<Boolean> readOnly = new CopyOnWriteArrayList<>();
        Path data = disk.resolve("data");
        Notes kept = Notes.titled("Friday").with("one");
        try (SqliteRoomStore<Notes, String> store =
                SqliteRoomStore.open(data, new Notes.Form(), readOnly::add)) {
            assertThat(failure(store.compareAndSet(ROOM, 0, kept, List.of()))).isNull();
            fill();
            Throwable refusal = null;
            for (int i = 1; refusal == null && i < 1_000; i++) {
                Notes more = kept.with("x".repeat(10_000));
                refusal = failure(store.compareAndSet(ROOM, i, more, List.of()));
                kept = refusal == null ? more : kept;
            }
            assertThat(refusal).isInstanceOf(StoreReadOnlyException.class);
            assertThat(store.load(ROOM).toCompletableFuture().join().orElseThrow().value())
                    .isEqualTo(kept);
            // Longer than it takes to try again.
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(readOnly).containsExactly(true));
            Files.delete(disk.resolve("filler"));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(readOnly).containsExactly(true, false));
            Notes after = kept.with("again");
            long version = kept.lines().size();
            assertThat(failure(store.compareAndSet(ROOM, version, after, List.of()))).isNull();
            kept = after;
        }
        try (SqliteRoomStore<Notes, String> again =
                SqliteRoomStore.open(data, new Notes.Form(), readOnly::add)) {
            assertThat(again.load(ROOM).toCompletableFuture().join().orElseThrow().value())
                    .isEqualTo(kept);
        }
    }

    private void fill() {
        byte[] block = new byte[4_096];
        try (OutputStream filler = Files.newOutputStream(disk.resolve("filler"))) {
            for (int i = 0; i < 10_000; i++) {
                filler.write(block);
            }
        } catch (IOException full) {
            return;
        }
        throw new AssertionError("eight megabytes took forty");
    }

    private static @Nullable Throwable failure(CompletionStage<Boolean> stage) {
        return stage.handle((won, why) -> why).toCompletableFuture().join();
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }
}
