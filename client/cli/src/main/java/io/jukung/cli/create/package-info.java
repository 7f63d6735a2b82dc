/// From the flags of run and create to the create request, as Docker's client sends it.
@NullMarked
package io.jukung.cli.create;

import org.jspecify.annotations.NullMarked;
