package app.matinee.client.session;

import app.matinee.protocol.RoomId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where this person wants to be.
record Wish(URI server, String name, Entry entry) {
    sealed interface Entry {
        record Make(@Nullable String title, @Nullable String password) implements Entry {
            /// Leaves the password out.
            @Override
            public String toString() {
                return "Make[]";
            }
        }

        record Enter(RoomId roomId, @Nullable String password) implements Entry {
            /// Leaves the password out.
            @Override
            public String toString() {
                return "Enter[" + roomId + "]";
            }
        }
    }

    /// The same room again, after it was made or entered.
    Wish returningTo(RoomId roomId) {
        String password =
                switch (entry) {
                    case Entry.Make make -> make.password();
                    case Entry.Enter enter -> enter.password();
                };
        return new Wish(server, name, new Entry.Enter(roomId, password));
    }
}
