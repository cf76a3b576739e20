// Which build of the program this is.
#pragma once

#include <string>

namespace smiletwin::geo {

/// The linker's mark of the running program (GNU build id) in hexadecimal digits: another one for
/// any other code. Empty where the linker sets none.
const std::string& build_id();

} // namespace smiletwin::geo
