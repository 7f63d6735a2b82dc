/// Go's text templates, as `--format` and log tags use them, over JSON trees and rows of tables.
@NullMarked
package io.jukung.template;

import org.jspecify.annotations.NullMarked;
