package app.matinee.protocol.codec;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One kind of event on the wire.
///
/// @param full every optional field present, every list filled
/// @param minimal no optional field present, every list empty
record Example<E>(String name, E full, E minimal) {

    Stream<E> both() {
        return Stream.of(full, minimal);
    }

    /// The records a sealed interface allows, through all sealed interfaces below it.
    static Set<Class<?>> kindsOf(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(c -> c.isInterface() ? kindsOf(c).stream() : Stream.of(c))
                .collect(Collectors.toSet());
    }
}
