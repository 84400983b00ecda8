/* report/: what a report says, as a tree of headings, paragraphs, lists, tables and figures. It writes no file. Uses model/, analysis/,
 * diagram/. */
#pragma once

#include "report/pv-report.h"
#include "report/pv-report-municipality.h"
#include "report/pv-report-person.h"
#include "report/pv-report-workshop.h"
