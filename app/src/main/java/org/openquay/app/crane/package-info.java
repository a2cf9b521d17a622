/**
 * Crane files: the YAML text of a crane in, its {@code CraneDescription} out. What a field may hold lives in
 * {@code crane-1.schema.json}; how fields must fit each other lives in {@code CraneRules}.
 */
@NullMarked
package org.openquay.app.crane;

import org.jspecify.annotations.NullMarked;
