/* What holds of every sheet that was read, whatever it was read from. */
#pragma once

#include "exchange/exchange.h"

/* Ends the program when it does not hold: sheets or one line of refusal; cells that are clean text within the bounds. Takes both. */
void check_sheets (GPtrArray *sheets,
                   GError    *error);
void check_sheet  (PvSheet   *sheet);
