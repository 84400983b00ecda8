#include "model/model.h"
#include <sqlite3.h>
#include <math.h>
#include "base/pv-date.h"
