package app.matinee.client.ui.chat;

import app.matinee.client.session.PartyState.ChatLine;

/// One row of the chat panel, ready to draw.
sealed interface ChatRow {
    /// Rows of the same line are one row.
    ChatLine source();

    /// @param name of the person
    /// @param called how the panel calls them: the name, or *You*
    /// @param time of day
    /// @param follows whether the line above is by the same person, so that the name need not be
    ///   said again
    record Said(
            ChatLine source,
            String name,
            String called,
            String time,
            String text,
            boolean own,
            boolean pending,
            boolean follows)
            implements ChatRow {
        /// Leaves the text out: chat never reaches a log.
        @Override
        public String toString() {
            return "Said[]";
        }
    }

    record Told(ChatLine source, String time, String text) implements ChatRow {}
}
