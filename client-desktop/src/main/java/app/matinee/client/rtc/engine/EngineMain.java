package app.matinee.client.rtc.engine;

import app.matinee.client.rtc.CallCommand;
import app.matinee.client.rtc.onvoid.OnvoidEngine;
import app.matinee.client.rtc.process.FromEngine;
import app.matinee.client.rtc.process.Pipe;
import app.matinee.client.rtc.process.PipeRehearsal;
import app.matinee.client.rtc.process.SharedFrames;
import app.matinee.client.rtc.process.ToEngine;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program that holds the native library. It listens on standard input and speaks on standard
/// output, both only to its parent, and ends when its input does: the parent closed it, or is gone.
public final class EngineMain {
    private static final Logger LOG = LoggerFactory.getLogger(EngineMain.class);

    /// The library's threads are no daemons, and one that hangs would keep the process.
    private static final long END_MS = 3_000;

    private EngineMain() {}

    /// @param words the folder for pictures
    public static void main(String[] words) {
        // The native library and the JDK may print; that must not get between the messages.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        InputStream in = new BufferedInputStream(System.in);
        Speaker speaker = new Speaker(out);
        try (OnvoidEngine engine =
                new OnvoidEngine(
                        event -> speaker.say(new FromEngine.Happened(event)),
                        new SharedFrames(Path.of(words[0]), speaker::say))) {
            engine.open();
            try {
                obey(in, engine, speaker);
            } finally {
                endInTime();
            }
        } catch (IOException e) {
            LOG.warn("The parent cannot be heard: {}", e.toString());
        }
        // Not exit: what the library does while its process unloads it is not worth a crash report.
        Runtime.getRuntime().halt(0);
    }

    private static void obey(InputStream in, OnvoidEngine engine, Speaker speaker)
            throws IOException {
        for (Optional<ToEngine> said = Pipe.read(in, ToEngine.class);
                said.isPresent();
                said = Pipe.read(in, ToEngine.class)) {
            switch (said.get()) {
                case ToEngine.Do order -> {
                    if (order.command() instanceof CallCommand.WarmUp) {
                        // Before the engine's own rehearsal ends, which waits most of its time.
                        Thread.ofPlatform().daemon().name("rehearsal").start(PipeRehearsal::play);
                    }
                    engine.perform(order.command());
                }
                case ToEngine.AreYouAlive ping ->
                        engine.whenIdle(() -> speaker.say(new FromEngine.Alive(ping.number())));
            }
        }
    }

    private static void endInTime() {
        Thread.ofPlatform()
                .daemon()
                .name("end in time")
                .start(() -> {
                    long until = System.nanoTime() + END_MS * 1_000_000;
                    while (System.nanoTime() < until) {
                        LockSupport.parkNanos(END_MS * 1_000_000);
                    }
                    Runtime.getRuntime().halt(0);
                });
    }

    /// Says one thing at a time, from any thread.
    private static final class Speaker {
        private final OutputStream out;

        Speaker(OutputStream out) {
            this.out = out;
        }

        synchronized void say(FromEngine message) {
            try {
                Pipe.write(out, message);
            } catch (IOException e) {
                LOG.debug("Nobody listens; the end of the input will tell");
            }
        }
    }
}
