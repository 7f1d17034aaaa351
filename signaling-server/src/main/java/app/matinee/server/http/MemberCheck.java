package app.matinee.server.http;

import app.matinee.protocol.UserId;
import java.util.concurrent.CompletionStage;

/// Whether who sends a token sits in a room now.
public interface MemberCheck {
    /// @param token as it was sent; empty for none
    CompletionStage<Verdict> check(String token);

    sealed interface Verdict {}

    record Member(UserId user) implements Verdict {}

    /// The token is good, and its bearer has left since.
    record Gone() implements Verdict {}

    record Stranger() implements Verdict {}
}
