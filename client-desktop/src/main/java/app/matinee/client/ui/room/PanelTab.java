package app.matinee.client.ui.room;

/// What the panel beside the stage shows.
enum PanelTab {
    CHAT,
    PEOPLE,
    QUEUE
}
