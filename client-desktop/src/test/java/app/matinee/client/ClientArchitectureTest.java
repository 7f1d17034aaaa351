package app.matinee.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may import whom: shared/design of the client, kept by a test.
@AnalyzeClasses(
        packages = "app.matinee.client",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ClientArchitectureTest {
    @ArchTest
    static final ArchRule onlyItsAdapterKnowsSocketIo =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..client.signaling.sio..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.socket..", "okhttp3..", "org.json..")
                    .because("the transport must be replaceable without touching a decision");

    @ArchTest
    static final ArchRule onlyItsAdapterKnowsNativeWebRtc =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("..client.rtc.onvoid..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("dev.onvoid..")
                    .because("it can end the JVM it runs in; only the engine's process loads it");

    @ArchTest
    static final ArchRule callsKnowOnlyTheProtocol =
            noClasses()
                    .that()
                    .resideInAPackage("..client.rtc..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "..client.session..",
                            "..client.sync..",
                            "..client.player..",
                            "..client.signaling..",
                            "..client.settings..",
                            "..client.platform..",
                            "..client.control..",
                            "..client.ui..")
                    .because("the engine's process has no window, no session and no film");

    @ArchTest
    static final ArchRule thePortToCallsKnowsNoAdapterThreadOrClock =
            noClasses()
                    .that()
                    .resideInAPackage("..client.rtc")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..client.rtc.onvoid..",
                            "..client.rtc.engine..",
                            "..client.rtc.process..")
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .because("negotiation and budget are decided without doing");

    @ArchTest
    static final ArchRule decisionsKnowNoWindowAndNoAdapter =
            noClasses()
                    .that()
                    .resideInAnyPackage("..client.session..", "..client.sync..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "javafx..",
                            "java.net.http..",
                            "..client.ui..",
                            "..client.player.fx..",
                            "..client.signaling.sio..",
                            "..client.signaling.http..",
                            "..client.rtc.onvoid..",
                            "..client.rtc.engine..",
                            "..client.rtc.process..",
                            "..client.settings..",
                            "..client.platform..")
                    .because("a session is tested without a window, a socket or a disk");

    @ArchTest
    static final ArchRule decisionsHaveNoThread =
            noClasses()
                    .that()
                    .resideInAnyPackage("..client.session..", "..client.sync..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(Thread.class)
                    .because("tests run them on one thread and in any order");

    @ArchTest
    static final ArchRule decisionsHaveNoClock =
            noClasses()
                    .that()
                    .resideInAnyPackage("..client.session..", "..client.sync..")
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .because("the instant is an input; tests move it");

    @ArchTest
    static final ArchRule syncKnowsOnlyPlayerAndProtocol =
            noClasses()
                    .that()
                    .resideInAPackage("..client.sync..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("..client.session..", "..client.signaling..")
                    .because("the arrows point from the session to what it uses");

    @ArchTest
    static final ArchRule javaFxIsForViewsAndThePlayer =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "..client.signaling..",
                            "..client.settings..",
                            "..client.platform..",
                            "..client.control..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("javafx..")
                    .because("only what draws or plays needs the toolkit");

    @ArchTest
    static final ArchRule onlyTheWiringMakesAdapters =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "..client.player.fx..",
                            "..client.signaling.sio..",
                            "..client.signaling.http..",
                            "..client.rtc.onvoid..",
                            "..client.rtc.engine..",
                            "..client.rtc.process..")
                    .and()
                    .doNotHaveFullyQualifiedName("app.matinee.client.Wiring")
                    .and() // which may be the start of an engine
                    .doNotHaveFullyQualifiedName("app.matinee.client.Main")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..client.player.fx..",
                            "..client.signaling.sio..",
                            "..client.signaling.http..",
                            "..client.rtc.onvoid..",
                            "..client.rtc.engine..",
                            "..client.rtc.process..")
                    .because("everybody else sees ports, and tests put others in their place");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("app.matinee.client.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a cycle means that two packages are one");
}
