package app.matinee.client;

import app.matinee.client.platform.Folders;
import app.matinee.client.platform.SingleInstance;
import app.matinee.client.rtc.engine.EngineMain;
import app.matinee.client.rtc.process.EngineCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The client's start. No `Application` itself: the JVM would then insist on JavaFX as modules.
///
/// Exit codes: 0, 1 when something broke, 2 for a wrong command line, 3 when this machine lacks
/// what a window needs.
public final class Main {
    static final int BROKEN = 1;
    static final int WRONG_WORDS = 2;
    static final int NO_WINDOW = 3;

    private Main() {}

    public static void main(String[] words) {
        if (words.length > 0 && words[0].equals(EngineCommand.LAUNCHER_WORD)) {
            EngineMain.main(Arrays.copyOfRange(words, 1, words.length));
            return;
        }
        System.exit(run(words));
    }

    private static int run(String[] words) {
        try {
            return Options.read(List.of(words)).map(Main::start).orElse(0);
        } catch (CommandLine.ParameterException e) {
            System.err.println("matinee: " + e.getMessage());
            return WRONG_WORDS;
        }
    }

    private static int start(Options options) {
        Folders folders = options.settingsDir().map(Folders::within).orElseGet(Folders::usual);
        LogFile.open(folders.state());
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, broken) -> log.error("Thread {} broke", thread.getName(), broken));
        InviteInbox invites = new InviteInbox();
        options.link().ifPresent(invites);
        MatineeApp.Start start = new MatineeApp.Start(options, folders, invites);
        if (options.newInstance()) {
            return show(start, log);
        }
        Optional<SingleInstance> first;
        try {
            first = SingleInstance.claim(folders.state(), options.link().orElse(""), invites);
        } catch (IOException e) {
            log.warn("Whether another instance runs is not known: {}", e.toString());
            return show(start, log);
        }
        if (first.isEmpty()) {
            return 0;
        }
        try (SingleInstance held = first.get()) {
            return show(start, log);
        } catch (IOException e) {
            log.warn("The lock was not given back: {}", e.toString());
            return 0;
        }
    }

    private static int show(MatineeApp.Start start, Logger log) {
        Optional<String> unmet = NativeNeeds.unmet();
        if (unmet.isPresent()) {
            System.err.println("matinee: " + unmet.get());
            return NO_WINDOW;
        }
        try {
            return MatineeApp.run(start) ? 0 : BROKEN;
        } catch (UnsupportedOperationException e) {
            // The toolkit's way to say that the screen does not answer.
            log.info("The toolkit did not start", e);
            System.err.println("matinee: " + NativeNeeds.NO_SCREEN);
            return NO_WINDOW;
        }
    }
}
