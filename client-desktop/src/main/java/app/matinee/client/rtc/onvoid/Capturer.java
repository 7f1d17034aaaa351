package app.matinee.client.rtc.onvoid;

/// Something that fills a [VideoFeed] until it is closed. Opened and closed on the owner's thread.
interface Capturer extends AutoCloseable {
    /// Idempotent; no picture comes after it returns.
    @Override
    void close();
}
