package app.matinee.client.rtc.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ten functions of libX11 that a list of windows needs, on a connection of its own. 64-bit
/// Linux: `long`, `XID` and `Atom` have eight bytes.
///
/// A window may close between any two questions. libX11 answers that with an error whose usual
/// handler ends the process, so one that does nothing is put in its place, for good: the screen
/// capturers of WebRTC set their own for as long as they need it, and put back what was there.
///
/// One thread.
final class Xlib implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Xlib.class);
    private static final String LIBRARY = "libX11.so.6";
    private static final Linker LINKER = Linker.nativeLinker();

    /// In units of four bytes: 4 KB of a title or a list.
    private static final long MAX_LENGTH = 1_024;

    private static final long ANY_TYPE = 0;

    /// `XWindowAttributes` (Xlib.h): sizes of `int` and `long` on 64-bit systems.
    private static final int ATTRIBUTES_BYTES = 136;

    private static final int WIDTH_AT = 8;
    private static final int HEIGHT_AT = 12;
    private static final int MAP_STATE_AT = 92;
    private static final int IS_VIEWABLE = 2;

    private final Arena arena = Arena.ofConfined();
    private @Nullable Functions functions;
    private MemorySegment display = MemorySegment.NULL;

    private Xlib() {}

    static Xlib open() {
        Xlib x = new Xlib();
        try {
            SymbolLookup library = SymbolLookup.libraryLookup(LIBRARY, Arena.global());
            Functions functions = new Functions(library);
            x.functions = functions;
            Object before = call(functions.setErrorHandler, ErrorHandler.STUB);
            LOG.trace("Instead of {}", before);
            x.display = (MemorySegment) call(functions.openDisplay, MemorySegment.NULL);
        } catch (IllegalArgumentException e) { // the library is not there
            LOG.info("No list of windows: {}", e.getMessage());
        }
        return x;
    }

    boolean isOpen() {
        return display.address() != 0;
    }

    private Functions x() {
        Functions now = functions;
        if (now == null) {
            throw new IllegalStateException("not open");
        }
        return now;
    }

    long root() {
        return (long) call(x().defaultRootWindow, display);
    }

    /// @return from the lowest to the uppermost
    List<Long> children(long window) {
        MemorySegment root = arena.allocate(JAVA_LONG);
        MemorySegment parent = arena.allocate(JAVA_LONG);
        MemorySegment list = arena.allocate(ADDRESS);
        MemorySegment count = arena.allocate(JAVA_INT);
        int done = (int) call(x().queryTree, display, window, root, parent, list, count);
        MemorySegment items = list.get(ADDRESS, 0);
        if (done == 0 || items.address() == 0) {
            return List.of();
        }
        return longs(items, count.get(JAVA_INT, 0));
    }

    /// Whether a window is on the screen, and no smaller than this in either direction.
    boolean isShown(long window, int minSide) {
        MemorySegment attributes = arena.allocate(ATTRIBUTES_BYTES, 8);
        return (int) call(x().getWindowAttributes, display, window, attributes) != 0
                && attributes.get(JAVA_INT, MAP_STATE_AT) == IS_VIEWABLE
                && attributes.get(JAVA_INT, WIDTH_AT) >= minSide
                && attributes.get(JAVA_INT, HEIGHT_AT) >= minSide;
    }

    /// A property of numbers; empty when there is none.
    List<Long> longs(long window, String name) {
        Property property = property(window, name);
        return property.bits == 32 ? longs(property.data, property.count) : free(property);
    }

    /// A property of text; empty when there is none.
    byte[] bytes(long window, String name) {
        Property property = property(window, name);
        if (property.bits != 8) {
            free(property);
            return new byte[0];
        }
        byte[] bytes = property.data.reinterpret(property.count).toArray(JAVA_BYTE);
        call(x().free, property.data);
        return bytes;
    }

    /// @param bits of an item; items of 32 bits come as `long`. 0 when there is no such property
    private record Property(MemorySegment data, int bits, long count) {}

    private Property property(long window, String name) {
        long atom = (long) call(x().internAtom, display, arena.allocateFrom(name), 0);
        MemorySegment type = arena.allocate(JAVA_LONG);
        MemorySegment format = arena.allocate(JAVA_INT);
        MemorySegment count = arena.allocate(JAVA_LONG);
        MemorySegment left = arena.allocate(JAVA_LONG);
        MemorySegment data = arena.allocate(ADDRESS);
        int failed =
                (int)
                        call(
                                x().getWindowProperty,
                                display,
                                window,
                                atom,
                                0L,
                                MAX_LENGTH,
                                0,
                                ANY_TYPE,
                                type,
                                format,
                                count,
                                left,
                                data);
        MemorySegment items = data.get(ADDRESS, 0);
        return failed != 0 || items.address() == 0
                ? new Property(MemorySegment.NULL, 0, 0)
                : new Property(items, format.get(JAVA_INT, 0), count.get(JAVA_LONG, 0));
    }

    private List<Long> free(Property unwanted) {
        if (unwanted.data.address() != 0) {
            call(x().free, unwanted.data);
        }
        return List.of();
    }

    /// Takes the numbers out of libX11's memory, and gives that back.
    private List<Long> longs(MemorySegment items, long count) {
        List<Long> all = new ArrayList<>();
        MemorySegment sized = items.reinterpret(count * JAVA_LONG.byteSize());
        for (long i = 0; i < count; i++) {
            all.add(sized.getAtIndex(JAVA_LONG, i));
        }
        call(x().free, items);
        return all;
    }

    @Override
    public void close() {
        if (isOpen()) {
            call(x().closeDisplay, display);
            display = MemorySegment.NULL;
        }
        arena.close();
    }

    /// Some hundred calls for a list: not worth exact signatures.
    private static Object call(MethodHandle function, Object... arguments) {
        try {
            return function.invokeWithArguments(arguments);
        } catch (Throwable e) { // what a MethodHandle declares; native code throws nothing
            throw new IllegalStateException("a call of libX11 was not possible", e);
        }
    }

    private static final class Functions {
        final MethodHandle openDisplay;
        final MethodHandle closeDisplay;
        final MethodHandle defaultRootWindow;
        final MethodHandle queryTree;
        final MethodHandle getWindowAttributes;
        final MethodHandle getWindowProperty;
        final MethodHandle internAtom;
        final MethodHandle free;
        final MethodHandle setErrorHandler;

        Functions(SymbolLookup library) {
            openDisplay = of(library, "XOpenDisplay", ADDRESS, ADDRESS);
            closeDisplay = of(library, "XCloseDisplay", JAVA_INT, ADDRESS);
            defaultRootWindow = of(library, "XDefaultRootWindow", JAVA_LONG, ADDRESS);
            queryTree =
                    of(
                            library,
                            "XQueryTree",
                            JAVA_INT,
                            ADDRESS,
                            JAVA_LONG,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS);
            getWindowAttributes =
                    of(library, "XGetWindowAttributes", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
            getWindowProperty =
                    of(
                            library,
                            "XGetWindowProperty",
                            JAVA_INT,
                            ADDRESS,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_LONG,
                            JAVA_INT,
                            JAVA_LONG,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS,
                            ADDRESS);
            internAtom = of(library, "XInternAtom", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT);
            free = of(library, "XFree", JAVA_INT, ADDRESS);
            setErrorHandler = of(library, "XSetErrorHandler", ADDRESS, ADDRESS);
        }

        private static MethodHandle of(
                SymbolLookup library, String name, MemoryLayout result, MemoryLayout... arguments) {
            return LINKER.downcallHandle(
                    library.findOrThrow(name), FunctionDescriptor.of(result, arguments));
        }
    }

    /// An error handler that goes on. Nothing may leave it: that would end the process too.
    private static final class ErrorHandler {
        static final MemorySegment STUB = stub();

        private static MemorySegment stub() {
            try {
                MethodHandle goOn =
                        MethodHandles.lookup()
                                .findStatic(
                                        ErrorHandler.class,
                                        "goOn",
                                        MethodType.methodType(
                                                int.class,
                                                MemorySegment.class,
                                                MemorySegment.class));
                return LINKER.upcallStub(
                        goOn, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS), Arena.global());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("the method is right here", e);
            }
        }

        @SuppressWarnings("unused") // called by libX11
        private static int goOn(MemorySegment display, MemorySegment event) {
            return 0;
        }
    }
}
