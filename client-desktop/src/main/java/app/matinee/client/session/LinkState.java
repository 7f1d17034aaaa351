package app.matinee.client.session;

import org.jspecify.annotations.Nullable;

/// The way to the server.
///
/// @param wish null in the lobby
/// @param connection counts attempts, so that news of an earlier one is recognised
/// @param attempt tries since the connection was lost, from 1; 0 when it stands
/// @param deadlineNanos when [#stage] has lasted long enough
/// @param resume gives the place in the room back; a secret
record LinkState(
        Stage stage,
        @Nullable Wish wish,
        long connection,
        int attempt,
        long deadlineNanos,
        @Nullable String resume) {

    enum Stage {
        AWAY,
        CONNECTING,
        /// Connected, not yet in the room.
        ENTERING,
        /// Waiting until somebody lets this person in.
        AT_DOOR,
        IN_ROOM,
        /// Lost; waiting for the next try.
        MENDING,
        RECONNECTING,
        REENTERING;

        boolean hasDeadline() {
            return this != AWAY && this != IN_ROOM;
        }

        /// Whether the server answers, in a room or not yet.
        boolean isConnected() {
            return this == ENTERING || this == REENTERING || this == IN_ROOM;
        }
    }

    static final LinkState AWAY = new LinkState(Stage.AWAY, null, 0, 0, 0, null);

    LinkState at(Stage newStage, long newDeadlineNanos) {
        return new LinkState(newStage, wish, connection, attempt, newDeadlineNanos, resume);
    }

    LinkState trying(int newAttempt) {
        return new LinkState(stage, wish, connection, newAttempt, deadlineNanos, resume);
    }

    LinkState nextConnection() {
        return new LinkState(stage, wish, connection + 1, attempt, deadlineNanos, resume);
    }

    LinkState nextConnectionAfter(long before) {
        return new LinkState(stage, wish, before + 1, attempt, deadlineNanos, resume);
    }

    LinkState wishing(@Nullable Wish newWish) {
        return new LinkState(stage, newWish, connection, attempt, deadlineNanos, resume);
    }

    LinkState holding(@Nullable String newResume) {
        return new LinkState(stage, wish, connection, attempt, deadlineNanos, newResume);
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "LinkState[" + stage + ", connection=" + connection + ", attempt=" + attempt + "]";
    }
}
