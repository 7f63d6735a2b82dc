package io.jukung.floors;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class FloorsTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.jukung");

    @Test void everyModuleIsSeen() {
        var seen = new TreeSet<String>();
        for (var type : HOUSE) seen.add(UseTable.moduleOf(type.getPackageName()));
        var missing = new TreeSet<>(UseTable.MAY_USE.keySet());
        missing.removeAll(seen);
        assertEquals(new TreeSet<String>(), missing, "modules of the table without a class file here");
        seen.removeAll(UseTable.MAY_USE.keySet());
        seen.removeAll(UseTable.ROOTS);
        assertEquals(new TreeSet<String>(), seen, "modules that stand in no table");
    }

    @Test void aModuleUsesOnlyWhatTheTableAllows() {
        assertNone((from, to) -> {
            var module = UseTable.moduleOf(from.getPackageName());
            var other = UseTable.moduleOf(to.getPackageName());
            return !module.equals(other) && !other.equals("base") && !UseTable.ROOTS.contains(module)
                    && !UseTable.MAY_USE.getOrDefault(module, java.util.Set.of()).contains(other);
        });
    }

    @Test void theWingsMeetOnlyInGroundAndModel() {
        assertNone((from, to) -> {
            var module = UseTable.moduleOf(from.getPackageName());
            var other = UseTable.moduleOf(to.getPackageName());
            return UseTable.SERVER.contains(module) && UseTable.CLIENT.contains(other)
                    || UseTable.CLIENT.contains(module) && UseTable.SERVER.contains(other);
        });
    }

    @Test void packagesFormNoCycle() {
        slices().matching("io.jukung.(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test void onlyTheKernelModuleSpeaksToForeignCode() {
        noClasses().that().resideOutsideOfPackage("io.jukung.kernel..").should().dependOnClassesThat().resideInAPackage("java.lang.foreign..").check(HOUSE);
    }

    @Test void noMethodOfTheKernelShowsForeignMemoryOutside() {
        noClasses().that().resideOutsideOfPackage("io.jukung.kernel..").should().dependOnClassesThat().resideInAPackage("io.jukung.kernel.ffi..").check(HOUSE);
    }

    @Test void theEngineAndTheBuilderDoNotKnowEachOther() {
        noClasses().that().resideInAPackage("io.jukung.engine..").should().dependOnClassesThat().resideInAPackage("io.jukung.build..").check(HOUSE);
        noClasses().that().resideInAPackage("io.jukung.build..").should().dependOnClassesThat().resideInAPackage("io.jukung.engine..")
                .allowEmptyShould(true).check(HOUSE);
    }

    @Test void routesNeverTouchThePathsOfTheStore() {
        // ProcessRow reads /proc, for `top`: the kernel's folder, not the store's.
        noClasses().that().resideInAPackage("io.jukung.routes..").and().doNotHaveSimpleName("ProcessRow").should()
                .dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files").check(HOUSE);
        noClasses().that().resideInAnyPackage("io.jukung.routes..", "io.jukung.gateway..").should()
                .dependOnClassesThat().resideInAnyPackage("io.jukung.content..", "io.jukung.snapshot..").check(HOUSE);
    }

    @Test void theClientStaysLight() {
        noClasses().that().resideInAnyPackage("io.jukung.cli..", "io.jukung.remote..").should()
                .dependOnClassesThat().resideInAnyPackage("io.netty..", "tools.jackson..", "org.slf4j..", "java.lang.foreign..").check(HOUSE);
    }

    private static void assertNone(BiPredicate<JavaClass, JavaClass> forbidden) {
        var found = new TreeSet<String>();
        for (var type : HOUSE) {
            for (var use : type.getDirectDependenciesFromSelf()) {
                var target = use.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith("io.jukung.") && forbidden.test(type, target)) {
                    found.add(type.getName() + " uses " + target.getName());
                }
            }
        }
        assertTrue(found.isEmpty(), () -> String.join("\n", found));
    }
}
