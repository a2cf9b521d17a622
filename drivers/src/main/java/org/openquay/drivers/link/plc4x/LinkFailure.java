package org.openquay.drivers.link.plc4x;

import org.openquay.api.drive.ExchangeResult;

/** Why a connection can no longer be trusted. */
record LinkFailure(ExchangeResult result, String text) {}
