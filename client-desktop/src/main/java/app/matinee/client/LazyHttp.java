package app.matinee.client;

import app.matinee.client.trust.ServerTrust;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one HTTP client of the program, made when somebody first asks for it: it loads a few hundred
/// classes and the system's certificates, which the first picture should not wait for. Thread-safe.
final class LazyHttp implements Supplier<HttpClient>, AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final ServerTrust trust;
    private @Nullable HttpClient made;

    LazyHttp(ServerTrust trust) {
        this.trust = trust;
    }

    /// Takes a moment the first time.
    @Override
    public synchronized HttpClient get() {
        HttpClient client = made;
        if (client == null) {
            client =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .connectTimeout(CONNECT_TIMEOUT)
                            .sslContext(trust.context())
                            .build();
            made = client;
        }
        return client;
    }

    /// Cuts off what is under way. Idempotent.
    @Override
    public synchronized void close() {
        if (made != null) {
            made.shutdownNow();
        }
    }
}
