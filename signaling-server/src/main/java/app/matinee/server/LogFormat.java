package app.matinee.server;

/// How the log is written.
enum LogFormat {
    /// `key=value`, for people.
    TEXT,
    /// One JSON object a line, for programs.
    JSON
}
