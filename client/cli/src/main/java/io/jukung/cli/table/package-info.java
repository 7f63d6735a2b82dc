/// Tables, ages and formats: how answers of an engine become lines.
@NullMarked
package io.jukung.cli.table;

import org.jspecify.annotations.NullMarked;
