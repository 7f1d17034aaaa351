package app.matinee.server.access;

/// What the server gives its guests, and knows them again by.
public record Keyring(
        ResumeTokens resumes, Identities identities, Grants grants, Pseudonyms pseudonyms) {}
