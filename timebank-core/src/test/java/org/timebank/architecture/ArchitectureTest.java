package org.timebank.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The arrows between the rooms run one way. */
@AnalyzeClasses(packages = "org.timebank", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_two_rooms_need_each_other =
            slices().matching("org.timebank.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule inside_internal_no_two_rooms_need_each_other =
            slices().matching("org.timebank.internal.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule credit_knows_no_exchange = noClasses()
            .that()
            .resideInAPackage("org.timebank.credit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.timebank.exchange..", "org.timebank.risk..", "org.timebank.offer..", "org.timebank.spi..");

    @ArchTest
    static final ArchRule risk_is_asked_by_exchange_and_not_the_other_way_round = noClasses()
            .that()
            .resideInAPackage("org.timebank.risk..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.timebank.exchange..", "org.timebank.credit..", "org.timebank.spi..");

    @ArchTest
    static final ArchRule members_know_nothing_of_what_members_do = noClasses()
            .that()
            .resideInAPackage("org.timebank.member..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.timebank.offer..",
                    "org.timebank.exchange..",
                    "org.timebank.credit..",
                    "org.timebank.risk..",
                    "org.timebank.spi..");

    @ArchTest
    static final ArchRule only_internal_and_the_entry_know_the_pipeline = classes()
            .that()
            .resideInAPackage("org.timebank.internal..")
            .should()
            .onlyHaveDependentClassesThat()
            .resideInAnyPackage("org.timebank.internal..", "org.timebank");

    @ArchTest
    static final ArchRule the_ports_know_no_store_and_no_engine = noClasses()
            .that()
            .resideInAPackage("org.timebank.spi..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.timebank", "org.timebank.internal..", "org.timebank.inmemory..");

    @ArchTest
    static final ArchRule a_store_knows_the_ports_and_no_engine = noClasses()
            .that()
            .resideInAPackage("org.timebank.inmemory..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.timebank", "org.timebank.internal..");

    @ArchTest
    static final ArchRule delivery_knows_the_ports_and_no_engine = noClasses()
            .that()
            .resideInAPackage("org.timebank.delivery..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.timebank", "org.timebank.internal..", "org.timebank.inmemory..");

    private static final DescribedPredicate<JavaClass> SOURCES_OF_CHANCE_AND_TIME = DescribedPredicate.describe(
            "a clock or a source of chance",
            type -> type.isAssignableTo(Clock.class)
                    || type.isAssignableTo(RandomGenerator.class)
                    || type.isEquivalentTo(ThreadLocalRandom.class));

    private static final DescribedPredicate<JavaMethodCall> ASKS_FOR_TIME_OR_CHANCE = DescribedPredicate.describe(
            "asks for the time or for chance",
            call -> Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random")
                            .contains(call.getTarget().getName())
                    && call.getTargetOwner().getPackageName().startsWith("java."));

    /** All that decisions are made of: not the pipeline that carries them and tries again, its ids, and what is told later. */
    private static final DescribedPredicate<JavaClass> PURE = DescribedPredicate.describe(
            "what decisions are made of",
            type -> !type.getName().startsWith("org.timebank.internal.pipeline.Pipeline")
                    && !type.getName().equals("org.timebank.internal.pipeline.Attempts")
                    && !type.getPackageName().equals("org.timebank")
                    && !type.getPackageName().equals("org.timebank.delivery"));

    @ArchTest
    static final ArchRule decisions_read_no_clock_and_draw_nothing = noClasses()
            .that(PURE)
            .should()
            .dependOnClassesThat(SOURCES_OF_CHANCE_AND_TIME)
            .orShould()
            .callMethodWhere(ASKS_FOR_TIME_OR_CHANCE);

    @ArchTest
    static final ArchRule decisions_know_no_store = noClasses()
            .that(PURE)
            .and()
            .resideOutsideOfPackages("org.timebank.spi..", "org.timebank.inmemory..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.timebank.spi.TimebankStore");

    @ArchTest
    static void the_core_brings_few_libraries(JavaClasses classes) {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.timebank..",
                        "java..",
                        "jakarta.validation..",
                        "org.hibernate.validator..",
                        "org.slf4j..",
                        "org.jspecify..")
                .check(classes);
    }
}
