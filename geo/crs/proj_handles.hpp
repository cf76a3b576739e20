// Objects of PROJ that free themselves. Declares what proj.h defines, so that it stays in .cpp
// files.
#pragma once

#include <memory>

struct pj_ctx;
struct PJconsts;

namespace smiletwin::geo {

struct ProjContextFree {
    void operator()(pj_ctx* context) const;
};
struct ProjFree {
    void operator()(PJconsts* object) const;
};
using ProjContextPtr = std::unique_ptr<pj_ctx, ProjContextFree>;
using ProjPtr = std::unique_ptr<PJconsts, ProjFree>;

/// Without network, and without messages of its own.
ProjContextPtr offline_proj_context();

} // namespace smiletwin::geo
