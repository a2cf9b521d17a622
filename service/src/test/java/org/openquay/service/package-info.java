/** The service against a real journal directory, a real server and, in place of control, a small one of the test's own. */
@NullMarked
package org.openquay.service;

import org.jspecify.annotations.NullMarked;
