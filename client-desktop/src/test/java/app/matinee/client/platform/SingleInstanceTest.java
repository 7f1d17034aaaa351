package app.matinee.client.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {
    @TempDir Path folder;

    @Test
    void secondStartHandsItsLinkToTheFirst() throws IOException {
        Queue<String> received = new ConcurrentLinkedQueue<>();
        try (SingleInstance first = SingleInstance.claim(folder, "", received::add).orElseThrow()) {
            String link = "matinee://host/ABCD1234";
            Optional<SingleInstance> second = SingleInstance.claim(folder, link, text -> {});
            assertThat(second).isEmpty();
            await().untilAsserted(() -> assertThat(received).containsExactly(link));
            assertThat(first).isNotNull();
        }
    }

    @Test
    void nextOneIsFirstAfterTheFirstHasEnded() throws IOException {
        SingleInstance.claim(folder, "", text -> {}).orElseThrow().close();
        try (SingleInstance next = SingleInstance.claim(folder, "", text -> {}).orElseThrow()) {
            assertThat(next).isNotNull();
        }
    }
}
