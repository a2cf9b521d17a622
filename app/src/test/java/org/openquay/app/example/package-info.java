/** Programs that the documentation shows, compiled and run as they stand there. Nothing else may use them. */
@NullMarked
package org.openquay.app.example;

import org.jspecify.annotations.NullMarked;
