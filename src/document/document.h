/* document/: an open document: transactions, undo and redo, change signals, search. Uses store/ and model/. */
#pragma once

#include "document/pv-document-duplicates.h"
#include "document/pv-document-languages.h"
#include "document/pv-document-merge.h"
#include "document/pv-document.h"
#include "document/pv-document-persons.h"
#include "document/pv-document-recover.h"
#include "document/pv-document-together.h"
#include "document/pv-history-list.h"
#include "document/pv-history.h"
