package app.matinee.protocol;

/// A film waiting for its turn.
///
/// @param addedBy who put it there; they may have left since
public record QueueItem(QueueItemId id, Media media, UserId addedBy) {}
