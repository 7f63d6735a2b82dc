package io.jukung.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/// The test needs to be root; it is skipped, and reported as skipped, otherwise.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf(value = "io.jukung.kernel.NeedsRoot$Check#root", disabledReason = "needs root")
@interface NeedsRoot {
    final class Check {
        private Check() {}

        static boolean root() {
            return Host.euid() == 0;
        }
    }
}
