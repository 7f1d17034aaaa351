package app.matinee.server;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The flags of [TlsConfig].
final class TlsOptions {
    private static final String SELF_SIGNED = "self-signed";

    @Option(
            names = "--tls",
            defaultValue = "off",
            description =
                    "off; files: --tls-cert and --tls-key; self-signed: a key of its own in --data, which clients know by its fingerprint.")
    private String mode = "";

    @Option(names = "--tls-cert", description = "PEM file of the certificate and its chain.")
    private @Nullable Path certificate;

    @Option(names = "--tls-key", description = "PEM file of the certificate's key.")
    private @Nullable Path key;

    /// @throws IllegalArgumentException with a sentence for the operator
    TlsConfig toConfig(@Nullable Path data) {
        boolean files = certificate != null || key != null;
        return switch (mode) {
            case "off" -> files ? fromFiles() : new TlsConfig.Off();
            case "files" -> fromFiles();
            case SELF_SIGNED -> {
                if (data == null) {
                    throw new IllegalArgumentException(
                            "--tls self-signed needs --data, where it keeps its key");
                }
                if (files) {
                    throw new IllegalArgumentException(
                            "--tls self-signed makes its own key: leave --tls-cert and --tls-key out");
                }
                yield new TlsConfig.SelfSigned(data);
            }
            default ->
                    throw new IllegalArgumentException(
                            "--tls must be off, files or self-signed, not " + mode);
        };
    }

    private TlsConfig fromFiles() {
        return new TlsConfig.Files(readable("--tls-cert", certificate), readable("--tls-key", key));
    }

    private static Path readable(String flag, @Nullable Path file) {
        if (file == null) {
            throw new IllegalArgumentException(
                    flag + " is missing: TLS needs --tls-cert and --tls-key");
        }
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(flag + " cannot be read: " + file);
        }
        return file;
    }
}
