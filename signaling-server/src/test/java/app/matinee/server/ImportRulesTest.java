package app.matinee.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Who may import whom.
@AnalyzeClasses(
        packages = "app.matinee.server",
        importOptions = ImportOption.DoNotIncludeTests.class)
class ImportRulesTest {
    @ArchTest
    static final ArchRule ROOMS_ARE_PURE =
            noClasses()
                    .that()
                    .resideInAPackage("app.matinee.server.room..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "io.vertx..",
                            "io.netty..",
                            "app.matinee.server.socketio..",
                            "app.matinee.server.http..")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.lang.Thread")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .because(
                            "a room that only sees its arguments can be decided twice, replayed and tested by the thousand");

    @ArchTest
    static final ArchRule STORE_KNOWS_NO_ROOMS =
            noClasses()
                    .that()
                    .resideInAPackage("app.matinee.server.store..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("app.matinee.server.room..", "io.vertx..")
                    .because("the order a store makes must not depend on what it stores");

    @ArchTest
    static final ArchRule SOCKET_IO_KNOWS_NO_ROOMS =
            noClasses()
                    .that()
                    .resideInAPackage("app.matinee.server.socketio..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "app.matinee.protocol..",
                            "app.matinee.server.room..",
                            "app.matinee.server.signaling..",
                            "app.matinee.server.http..")
                    .because("the transport is a public protocol and could carry anything");

    @ArchTest
    static final ArchRule ONLY_WIRING_CREATES_ADAPTERS =
            noClasses()
                    .that()
                    .doNotHaveSimpleName("Wiring")
                    .and()
                    .resideOutsideOfPackage("app.matinee.server.store..")
                    .should()
                    .dependOnClassesThat()
                    .haveSimpleName("InMemoryRoomStore")
                    .orShould()
                    .dependOnClassesThat()
                    .haveSimpleName("SqliteRoomStore")
                    .because("whoever knows the adapter cannot be given another one");

    @ArchTest
    static final ArchRule HASHING_STAYS_IN_ACCESS =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "app.matinee.server.access..", "app.matinee.server.tls..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bouncycastle..")
                    .because("how a secret is kept is decided in one place");

    @ArchTest
    static final ArchRule SQL_STAYS_IN_ITS_STORE =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("app.matinee.server.store.sqlite..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("java.sql..", "org.sqlite..")
                    .because("a room must not know where it is kept");

    @ArchTest
    static final ArchRule BUCKETS_STAY_IN_LIMIT =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("app.matinee.server.limit..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("io.github.bucket4j..")
                    .because("a library is replaced where it is used, in one package");

    @ArchTest
    static final ArchRule COUNTING_STAYS_IN_METRICS =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("app.matinee.server.metrics..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                    .because("a library is replaced where it is used, in one package");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("app.matinee.server.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("a package that needs its user cannot be understood alone");
}
