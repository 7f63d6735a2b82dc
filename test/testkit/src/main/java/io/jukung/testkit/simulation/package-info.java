/// Histories of containers over fakes: random, repeatable, with faults, and checked after every step.
@NullMarked
package io.jukung.testkit.simulation;

import org.jspecify.annotations.NullMarked;
