#include "base/pv-error.h"

G_DEFINE_QUARK (pv-error-quark, pv_error)
