package dev.anteroom.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom, each rule with its reason. The map is in the README. */
@AnalyzeClasses(packages = "dev.anteroom", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] SCREENS = {
        "dev.anteroom.console.join..",
        "dev.anteroom.console.lobby..",
        "dev.anteroom.console.roster..",
        "dev.anteroom.console.chat..",
        "dev.anteroom.console.guard..",
        "dev.anteroom.console.journal..",
        "dev.anteroom.console.stage..",
        "dev.anteroom.console.devices..",
        "dev.anteroom.console.settings..",
        "dev.anteroom.console.connections.."
    };

    private static DescribedPredicate<JavaClass> in(String... packages) {
        return resideInAnyPackage(packages);
    }

    @ArchTest
    static final ArchRule wire_is_pure =
            classes()
                    .that()
                    .resideInAPackage("dev.anteroom.wire..")
                    .should()
                    .onlyDependOnClassesThat(
                            in(
                                    "dev.anteroom.wire..",
                                    "java..",
                                    "com.fasterxml.jackson..",
                                    "org.jspecify.."))
                    .because(
                            "both ends of the wire use these words, so they must drag nothing along");

    @ArchTest
    static final ArchRule network_is_the_platforms_own =
            classes()
                    .that()
                    .resideInAPackage("dev.anteroom.network..")
                    .should()
                    .onlyDependOnClassesThat(
                            in(
                                    "dev.anteroom.network..",
                                    "java..",
                                    "javax.net..",
                                    "javax.security.auth.x500..",
                                    "org.jspecify..",
                                    "org.slf4j.."))
                    .because("who is trusted must not hang on anybody else's code");

    @ArchTest
    static final ArchRule signaling_alone_sees_the_socket_library =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.enx.signaling.."))
                    .should()
                    .dependOnClassesThat(in("io.socket..", "org.json..", "okhttp3.."))
                    .because("the library's untyped arguments and global thread stop at one door");

    @ArchTest
    static final ArchRule sdk_needs_no_toolkit_and_no_practice_room =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.enx..")
                    .should()
                    .dependOnClassesThat(
                            in(
                                    "javafx..",
                                    "dev.anteroom.practice..",
                                    "dev.anteroom.console..",
                                    "io.netty.."))
                    .because(
                            "the SDK has to run in a program without a window, against any server");

    @ArchTest
    static final ArchRule practice_room_shares_only_the_words =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.practice..")
                    .should()
                    .dependOnClassesThat(
                            in(
                                    "javafx..",
                                    "dev.anteroom.enx..",
                                    "dev.anteroom.console..",
                                    "io.socket.."))
                    .because(
                            "a server built from the client's code would prove nothing about the client");

    @ArchTest
    static final ArchRule media_alone_sees_the_native_library =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.media.."))
                    .should()
                    .dependOnClassesThat(in("dev.onvoid.."))
                    .because(
                            "its calls can end the process, so the rules for making them live in one place");

    @ArchTest
    static final ArchRule media_knows_no_rooms_and_no_toolkit =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.media..")
                    .should()
                    .dependOnClassesThat(
                            in(
                                    "javafx..",
                                    "io.socket..",
                                    "io.netty..",
                                    "dev.anteroom.enx..",
                                    "dev.anteroom.practice..",
                                    "dev.anteroom.console.."))
                    .because("the engine lives in a process of its own, which has none of them");

    @ArchTest
    static final ArchRule the_consoles_side_of_media_sees_only_the_port =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.media.process..")
                    .should()
                    .dependOnClassesThat(in("dev.onvoid.."))
                    .because(
                            "a native call on the console's side could end the console, which the"
                                    + " other process is there to prevent");

    @ArchTest
    static final ArchRule server_libraries_stay_in_the_practice_room =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.practice.."))
                    .should()
                    .dependOnClassesThat(in("io.netty..", "com.corundumstudio.."))
                    .because("only the practice room is a server");

    @ArchTest
    static final ArchRule relay_alone_sees_the_cryptography_library =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.practice.relay.."))
                    .should()
                    .dependOnClassesThat(in("org.bouncycastle.."))
                    .because(
                            "it is there for one handshake that the platform lacks; everything"
                                    + " else uses the platform's own cryptography");

    @ArchTest
    static final ArchRule relay_knows_no_rooms =
            classes()
                    .that()
                    .resideInAPackage("dev.anteroom.practice.relay..")
                    .should()
                    .onlyDependOnClassesThat(
                            in(
                                    "dev.anteroom.practice.relay..",
                                    "java..",
                                    "javax.crypto..",
                                    "org.bouncycastle..",
                                    "org.jspecify..",
                                    "org.slf4j.."))
                    .because("who may see whom is for the rooms to decide, in one place");

    @ArchTest
    static final ArchRule nothing_depends_on_the_console =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.."))
                    .should()
                    .dependOnClassesThat(in("dev.anteroom.console.."))
                    .because("the console is the outermost part");

    @ArchTest
    static final ArchRule practice_is_wired_in_one_place =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.console.*..")
                    .and(resideOutsideOfPackages("dev.anteroom.console.tour.."))
                    .should()
                    .dependOnClassesThat(in("dev.anteroom.practice.."))
                    .because(
                            "screens must work the same with a room that is not the practice room");

    @ArchTest
    static final ArchRule fx_hops_happen_in_one_package =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.fx.."))
                    .should(
                            callMethod(
                                    "javafx.application.Platform",
                                    "runLater",
                                    "java.lang.Runnable"))
                    .because("hops have to coalesce, and only one place can see to that");

    @ArchTest
    static final ArchRule fx_helpers_know_no_rooms =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.console.fx..")
                    .should()
                    .dependOnClassesThat(in("dev.anteroom.enx..", "dev.anteroom.practice.."))
                    .because("they are tools for any screen");

    @ArchTest
    static final ArchRule toolkit_stays_in_the_console =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.."))
                    .should()
                    .dependOnClassesThat(in("javafx.."))
                    .because("everything below the console runs without a window");

    @ArchTest
    static final ArchRule screens_never_see_the_wire =
            noClasses()
                    .that(resideInAnyPackage(SCREENS))
                    .or()
                    .resideInAnyPackage(
                            "dev.anteroom.console.room..", "dev.anteroom.console.notify..")
                    .should()
                    .dependOnClassesThat(in("dev.anteroom.wire..", "dev.anteroom.enx.signaling.."))
                    .because("screens show the SDK's typed state; untyped payloads end below");

    @ArchTest
    static final ArchRule trust_has_no_window =
            noClasses()
                    .that()
                    .resideInAPackage("dev.anteroom.console.trust..")
                    .should()
                    .dependOnClassesThat(in("javafx..", "dev.anteroom.console.fx.."))
                    .because("who is trusted must be decided, and tried, apart from how it looks");

    @ArchTest
    static final ArchRule confusable_characters_are_known_in_one_place =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.trust.."))
                    .should()
                    .dependOnClassesThat(in("com.ibm.icu.."))
                    .because("two ideas of which names look alike would contradict each other");

    @ArchTest
    static final ArchRule screens_do_not_use_each_other =
            slices().matching(
                            "dev.anteroom.console.(about|join|lobby|roster|chat|guard|journal|stage|devices|settings|connections)..")
                    .should()
                    .notDependOnEachOther()
                    .because("each screen can be changed or dropped alone");

    @ArchTest
    static final ArchRule no_cycles =
            slices().matching("dev.anteroom.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("a cycle makes two packages one, without saying so");

    @ArchTest
    static final ArchRule the_desktops_bus_and_sound_have_one_door =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.notify.."))
                    .and(resideOutsideOfPackages("dev.anteroom.console.keychain.."))
                    .should()
                    .dependOnClassesThat(in("org.freedesktop..", "javax.sound.."))
                    .because("both may block or be missing, and few packages know how to bear it");

    @ArchTest
    static final ArchRule keychains_have_one_door =
            noClasses()
                    .that(resideOutsideOfPackages("dev.anteroom.console.keychain.."))
                    .should()
                    .dependOnClassesThat(in("com.github.javakeyring.."))
                    .because("secrets are kept in one place, which knows no file");

    @ArchTest
    static final ArchRule keychain_and_instance_have_no_window =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.anteroom.console.keychain..", "dev.anteroom.console.instance..")
                    .should()
                    .dependOnClassesThat(in("javafx..", "dev.anteroom.console.fx.."))
                    .because("both block, which the thread of the window must not");

    @ArchTest
    static final ArchRule no_second_toolkit =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.anteroom.console.instance.MacLinks")
                    .should()
                    .dependOnClassesThat(in("java.awt", "javax.swing.."))
                    .because(
                            "AWT beside JavaFX wants the same main thread on macOS and another GTK on"
                                    + " Linux; what hears links on macOS opens no window");

    @ArchTest
    static final ArchRule no_html_rendering =
            noClasses()
                    .should()
                    .dependOnClassesThat(in("javafx.scene.web.."))
                    .because("a name from the network can then never become markup");

    @ArchTest
    static final ArchRule no_sleeping =
            noClasses()
                    .should(callMethod(Thread.class, "sleep", long.class))
                    .orShould(callMethod(Thread.class, "sleep", java.time.Duration.class))
                    .because("waiting on time hides the condition that is really waited for");

    @ArchTest
    static final ArchRule no_java_util_timer =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.util.Timer")
                    .because("its threads are not daemons and die with the first exception");

    @ArchTest
    static final ArchRule one_logging_api =
            noClasses()
                    .should()
                    .dependOnClassesThat(in("java.util.logging.."))
                    .because("SLF4J is the one way to log");

    @ArchTest
    static final ArchRule public_sdk_types_are_closed =
            classes()
                    .that()
                    .resideInAPackage("dev.anteroom.enx")
                    .and()
                    .arePublic()
                    .and()
                    .areNotInterfaces()
                    .should()
                    .haveModifier(JavaModifier.FINAL)
                    .because("a caller who subclasses our types would freeze their insides");

    @ArchTest
    static final ArchRule fxml_fields_are_private =
            fields().that()
                    .areAnnotatedWith("javafx.fxml.FXML")
                    .should()
                    .bePrivate()
                    .because("only the loader fills them");
}
