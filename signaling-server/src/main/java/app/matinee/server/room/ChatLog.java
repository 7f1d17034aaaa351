package app.matinee.server.room;

import app.matinee.protocol.ClientMessageId;
import app.matinee.protocol.ServerEvent.ChatPosted;
import app.matinee.protocol.UserId;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/// The lines of one room, oldest first. Immutable.
///
/// Every line that comes in is first looked for among those that are here: a client that lost its
/// connection sends it again. So the lines' keys lie side by side in one array: to ask two hundred
/// lines themselves, each somewhere else in memory, was the most expensive thing the server did
/// with a line (docs/decisions/0020-what-a-delivery-costs.md).
public final class ChatLog extends AbstractList<ChatPosted> implements RandomAccess {
    public static final ChatLog EMPTY = new ChatLog(new ChatPosted[0], new int[0]);

    private final ChatPosted[] lines;

    /// What [#key] makes of each line.
    private final int[] keys;

    private ChatLog(ChatPosted[] lines, int[] keys) {
        this.lines = lines;
        this.keys = keys;
    }

    public static ChatLog of(List<ChatPosted> lines) {
        if (lines instanceof ChatLog log) {
            return log;
        }
        ChatPosted[] copy = lines.toArray(ChatPosted[]::new);
        int[] keys = new int[copy.length];
        for (int i = 0; i < copy.length; i++) {
            keys[i] = key(copy[i].from(), copy[i].clientMessageId());
        }
        return new ChatLog(copy, keys);
    }

    /// The line this member has sent under this name, if it is still here.
    Optional<ChatPosted> find(UserId from, ClientMessageId id) {
        int key = key(from, id);
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] == key
                    && lines[i].clientMessageId().equals(id)
                    && lines[i].from().equals(from)) {
                return Optional.of(lines[i]);
            }
        }
        return Optional.empty();
    }

    /// These lines and one more.
    ///
    /// @param atMost how many may stay, at least 1; the oldest go
    ChatLog with(ChatPosted line, int atMost) {
        int kept = Math.min(lines.length, atMost - 1);
        ChatPosted[] moreLines = new ChatPosted[kept + 1];
        int[] moreKeys = new int[kept + 1];
        System.arraycopy(lines, lines.length - kept, moreLines, 0, kept);
        System.arraycopy(keys, keys.length - kept, moreKeys, 0, kept);
        moreLines[kept] = line;
        moreKeys[kept] = key(line.from(), line.clientMessageId());
        return new ChatLog(moreLines, moreKeys);
    }

    private static int key(UserId from, ClientMessageId id) {
        return 31 * from.value().hashCode() + id.value().hashCode();
    }

    @Override
    public ChatPosted get(int index) {
        return lines[index];
    }

    @Override
    public int size() {
        return lines.length;
    }
}
