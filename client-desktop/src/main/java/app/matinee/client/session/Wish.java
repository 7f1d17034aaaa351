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

        /// @param invite the secret of an invite's link; null for none
        record Enter(RoomId roomId, @Nullable String password, @Nullable String invite)
                implements Entry {
            /// Leaves the password out.
            @Override
            public String toString() {
                return "Enter[" + roomId + "]";
            }
        }
    }

    /// The same room again, after it was made or entered. An invite has done its work: the place is
    /// kept, and who was in and comes later is known by their identity.
    Wish returningTo(RoomId roomId) {
        String password =
                switch (entry) {
                    case Entry.Make make -> make.password();
                    case Entry.Enter enter -> enter.password();
                };
        return new Wish(server, name, new Entry.Enter(roomId, password, null));
    }
}
