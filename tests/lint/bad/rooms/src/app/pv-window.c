#include "store/store.h"
#include <libxml/tree.h>
#include <adwaita.h>
