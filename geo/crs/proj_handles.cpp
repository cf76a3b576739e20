#include "geo/crs/proj_handles.hpp"

#include <proj.h>

namespace smiletwin::geo {

void ProjContextFree::operator()(pj_ctx* context) const {
    proj_context_destroy(context);
}

void ProjFree::operator()(PJconsts* object) const {
    proj_destroy(object);
}

ProjContextPtr offline_proj_context() {
    ProjContextPtr context(proj_context_create());
    proj_context_set_enable_network(context.get(), 0);
    proj_log_level(context.get(), PJ_LOG_NONE);
    return context;
}

} // namespace smiletwin::geo
