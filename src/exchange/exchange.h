/* exchange/: every format in and out. An import makes a list of edits; it touches no document. An export writes a file that
 * appears whole or not at all. Uses all rooms above but store and document; libxml2, libarchive, cairo. */
#pragma once

#include "exchange/pv-csv.h"
#include "exchange/pv-data-package.h"
#include "exchange/pv-diagram-choice.h"
#include "exchange/pv-example.h"
#include "exchange/pv-fodt.h"
#include "exchange/pv-graphml.h"
#include "exchange/pv-output.h"
#include "exchange/pv-own-xml.h"
#include "exchange/pv-path-pages.h"
#include "exchange/pv-picture.h"
#include "exchange/pv-picture-sheets.h"
#include "exchange/pv-procurement.h"
#include "exchange/pv-schema.h"
#include "exchange/pv-sheet.h"
#include "exchange/pv-sheet-import.h"
#include "exchange/pv-sheet-load.h"
#include "exchange/pv-sheet-mapping.h"
#include "exchange/pv-sheet-write.h"
#include "exchange/pv-table-sheet.h"
#include "exchange/pv-template.h"
