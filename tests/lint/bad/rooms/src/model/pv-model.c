#include <gtk/gtk.h>
#include <glib.h>
#include "base/base.h"
#include "store/store.h"
