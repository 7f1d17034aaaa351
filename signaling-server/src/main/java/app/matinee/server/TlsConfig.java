package app.matinee.server;

import java.nio.file.Path;

/// How the port is protected from those who listen on the way.
public sealed interface TlsConfig {
    /// Not by us: a home network, or a reverse proxy that does it.
    record Off() implements TlsConfig {}

    /// A certificate that others vouch for. The files are read again when they change.
    ///
    /// @param certificate PEM, the chain with our own first
    /// @param key PEM, PKCS#8
    record Files(Path certificate, Path key) implements TlsConfig {}

    /// A key of our own, made once and kept, that clients know by its fingerprint.
    ///
    /// @param folder where it is kept
    record SelfSigned(Path folder) implements TlsConfig {}
}
